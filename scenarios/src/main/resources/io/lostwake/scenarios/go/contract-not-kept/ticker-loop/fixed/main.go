package main

import (
	"sync"
	"time"

	"lostwake.scenarios/internal/serve"
)

type Cache struct {
	mu      sync.Mutex
	entries map[string]string
	closed  chan struct{}
}

func NewCache(interval time.Duration) *Cache {
	c := &Cache{entries: map[string]string{}, closed: make(chan struct{})}
	go c.evictEvery(interval)
	return c
}

func (c *Cache) evictEvery(interval time.Duration) {
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			c.evict()
		case <-c.closed:
			return
		}
	}
}

func (c *Cache) evict() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for key := range c.entries {
		delete(c.entries, key)
	}
}

func (c *Cache) put(key, value string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.entries[key] = value
}

func (c *Cache) Close() { close(c.closed) }

func main() {
	serve.Run(func() {
		c := NewCache(30 * time.Second)
		defer c.Close()
		c.put("user/17", "anna")
	})
}
