package main

import (
	"sync"

	"lostwake.scenarios/internal/serve"
)

type room struct {
	topic   string
	mu      sync.Mutex
	members []string
	events  chan string
}

func (r *room) say(text string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	select {
	case r.events <- text:
	default: // nobody listens
	}
}

func (r *room) join(member string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.members = append(r.members, member)
}

func open(topic string) {
	r := &room{topic: topic, events: make(chan string)}
	go r.say("hello")
	serve.Settle()
	go r.join("anna")
	go r.join("bo")
}

func main() {
	serve.Run(func() { open("weather") })
}
