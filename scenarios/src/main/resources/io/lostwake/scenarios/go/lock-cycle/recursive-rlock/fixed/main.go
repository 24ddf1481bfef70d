package main

import (
	"sync"
	"time"

	"lostwake.scenarios/internal/serve"
)

type table struct {
	name string
	mu   sync.RWMutex
	rows []string
}

// sizeLocked expects the caller to hold the lock.
func (t *table) sizeLocked() int {
	return len(t.rows)
}

func (t *table) export(lines chan<- string) int {
	t.mu.RLock()
	defer t.mu.RUnlock()
	lines <- t.name
	for _, row := range t.rows {
		// Formatting a row takes a while: long enough for a writer to come.
		time.Sleep(50 * time.Millisecond)
		lines <- row
	}
	return t.sizeLocked()
}

func (t *table) insert(row string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.rows = append(t.rows, row)
}

func nightly(name string) {
	t := &table{name: name, rows: []string{"first"}}
	lines := make(chan string, 2)
	go t.export(lines)
	<-lines
	go t.insert("second")
}

func main() {
	serve.Run(func() { nightly("orders") })
}
