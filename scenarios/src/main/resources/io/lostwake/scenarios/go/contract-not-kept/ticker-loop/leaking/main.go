//lostwake:cause contract-not-kept
//lostwake:title each new cache starts a ticker loop that has no way out
//lostwake:proof none
//lostwake:reads endpoint

package main

import (
	"sync"
	"time"

	"lostwake.scenarios/internal/serve"
)

type Cache struct {
	mu      sync.Mutex
	entries map[string]string
}

func NewCache(interval time.Duration) *Cache {
	c := &Cache{entries: map[string]string{}}
	go c.evictEvery(interval)
	return c
}

func (c *Cache) evictEvery(interval time.Duration) {
	ticker := time.NewTicker(interval)
	for range ticker.C { // lostwake:culprit
		c.evict()
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

func main() {
	serve.Run(func() { NewCache(30*time.Second).put("user/17", "anna") })
}
