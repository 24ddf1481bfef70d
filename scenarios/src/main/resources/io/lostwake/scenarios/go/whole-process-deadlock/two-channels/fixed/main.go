package main

import "fmt"

type pool struct {
	jobs    chan string
	results chan int
}

func (p *pool) work() {
	for {
		job := <-p.jobs
		p.results <- len(job)
	}
}

func (p *pool) measure(text string) int {
	p.jobs <- text
	return <-p.results
}

func main() {
	p := &pool{jobs: make(chan string), results: make(chan int)}
	go p.work()
	fmt.Println("length", p.measure("boots"))
}
