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
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.cents
}

func (c *cart) add(item string, cents int) int {
	c.mu.Lock()
	c.items = append(c.items, item)
	c.cents += cents
	c.mu.Unlock()
	return c.total()
}

func order(customer string) {
	c := &cart{customer: customer}
	go c.add("boots", 8999)
}

func main() {
	serve.Run(func() { order("anna") })
}
