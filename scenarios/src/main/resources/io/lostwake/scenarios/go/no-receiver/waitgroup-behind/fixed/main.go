package main

import (
	"sync"

	"lostwake.scenarios/internal/serve"
)

type report struct{ regions []string }

func (r *report) sum(region string, totals chan<- int, workers *sync.WaitGroup) {
	defer workers.Done()
	totals <- len(region)
}

func (r *report) build() int {
	totals := make(chan int)
	var workers sync.WaitGroup
	for _, region := range r.regions {
		workers.Add(1)
		go r.sum(region, totals, &workers)
	}
	go func() {
		workers.Wait()
		close(totals)
	}()
	all := 0
	for total := range totals {
		all += total
	}
	return all
}

func main() {
	serve.Run(func() {
		r := &report{regions: []string{"north", "south"}}
		go r.build()
	})
}
