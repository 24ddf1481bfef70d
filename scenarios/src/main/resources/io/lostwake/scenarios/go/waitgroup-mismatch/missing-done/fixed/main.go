package main

import (
	"sync"

	"lostwake.scenarios/internal/serve"
)

type upload struct {
	name    string
	chunks  []string
	pending sync.WaitGroup
	stored  chan string
}

func (u *upload) store(chunk string) {
	defer u.pending.Done()
	if chunk == "" {
		return
	}
	u.stored <- chunk
}

func (u *upload) finish() {
	u.pending.Wait()
	close(u.stored)
}

func receive(name string, chunks ...string) {
	u := &upload{name: name, chunks: chunks, stored: make(chan string, len(chunks))}
	u.pending.Add(len(chunks))
	for _, chunk := range chunks {
		go u.store(chunk)
	}
	go u.finish()
}

func main() {
	serve.Run(func() { receive("video.mp4", "head", "", "tail") })
}
