//lostwake:cause lock-held-while-blocked
//lostwake:title a send under the lock finds no receiver, and everyone who needs the lock waits behind it
//lostwake:proof runtime
//lostwake:reads endpoint
//lostwake:companions 2

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
	r.events <- text // lostwake:culprit
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
