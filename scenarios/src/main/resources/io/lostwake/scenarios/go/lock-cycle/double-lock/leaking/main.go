//lostwake:cause lock-cycle
//lostwake:title a method that holds the lock calls another one that takes it again
//lostwake:proof runtime
//lostwake:reads endpoint

package main

import (
	"sync"

	"lostwake.scenarios/internal/serve"
)

type cart struct {
	customer string
	mu       sync.Mutex
	items    []string
	cents    int
}

func (c *cart) total() int {
	c.mu.Lock() // lostwake:culprit
	defer c.mu.Unlock()
	return c.cents
}

func (c *cart) add(item string, cents int) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.items = append(c.items, item)
	c.cents += cents
	return c.total()
}

func order(customer string) {
	c := &cart{customer: customer}
	go c.add("boots", 8999)
}

func main() {
	serve.Run(func() { order("anna") })
}
