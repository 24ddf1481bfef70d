//lostwake:cause whole-process-deadlock
//lostwake:title main waits for a result and the worker for a job, so the process ends
//lostwake:proof fatal
//lostwake:reads stderr
//lostwake:strands 2

package main

import "fmt"

type pool struct {
	jobs    chan string
	results chan int
}

func (p *pool) work() {
	for {
		job := <-p.jobs // lostwake:culprit
		p.results <- len(job)
	}
}

func (p *pool) measure(text string) int {
	length := <-p.results // lostwake:culprit
	p.jobs <- text
	return length
}

func main() {
	p := &pool{jobs: make(chan string), results: make(chan int)}
	go p.work()
	fmt.Println("length", p.measure("boots"))
}
