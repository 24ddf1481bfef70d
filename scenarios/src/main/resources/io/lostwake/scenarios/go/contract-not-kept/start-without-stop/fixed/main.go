package main

import "lostwake.scenarios/internal/serve"

type Poller struct {
	source string
	work   chan string
	stop   chan struct{}
	seen   []string
}

func NewPoller(source string) *Poller {
	return &Poller{source: source, work: make(chan string), stop: make(chan struct{})}
}

func (p *Poller) Start() {
	go func() {
		for {
			select {
			case item := <-p.work:
				p.seen = append(p.seen, item)
			case <-p.stop:
				return
			}
		}
	}()
}

func (p *Poller) Poll(item string) { p.work <- item }

func (p *Poller) Stop() { close(p.stop) }

func refresh(source string) {
	p := NewPoller(source)
	p.Start()
	defer p.Stop()
	p.Poll("front page")
}

func main() {
	serve.Run(func() { refresh("news") })
}
