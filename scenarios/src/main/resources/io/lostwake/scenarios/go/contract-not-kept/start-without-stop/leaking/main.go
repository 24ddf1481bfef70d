//lostwake:cause contract-not-kept
//lostwake:title a poller is started for each request and never stopped
//lostwake:proof runtime
//lostwake:reads endpoint

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
			select { // lostwake:culprit
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
	p.Poll("front page")
}

func main() {
	serve.Run(func() { refresh("news") })
}
