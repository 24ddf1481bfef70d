package main

import (
	"sync"

	"lostwake.scenarios/internal/serve"
)

type job struct {
	name   string
	mu     sync.Mutex
	done   *sync.Cond
	result []string
}

func newJob(name string) *job {
	j := &job{name: name}
	j.done = sync.NewCond(&j.mu)
	return j
}

func (j *job) run() {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.result = []string{"built " + j.name}
	j.done.Signal()
}

func (j *job) await() []string {
	j.mu.Lock()
	defer j.mu.Unlock()
	for j.result == nil {
		j.done.Wait()
	}
	return j.result
}

func submit(name string) {
	j := newJob(name)
	j.run()
	go j.await()
}

func main() {
	serve.Run(func() { submit("site") })
}
