//lostwake:cause waitgroup-mismatch
//lostwake:title a worker returns early without Done, and the waiter is never released
//lostwake:proof runtime
//lostwake:reads endpoint

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
	if chunk == "" {
		return
	}
	u.stored <- chunk
	u.pending.Done()
}

func (u *upload) finish() {
	u.pending.Wait() // lostwake:culprit
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
