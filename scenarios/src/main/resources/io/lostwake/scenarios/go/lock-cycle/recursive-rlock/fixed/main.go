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

func (t *table) export() int {
	t.mu.RLock()
	defer t.mu.RUnlock()
	for range t.rows {
		// Writing a row takes a while: long enough for a writer to come.
		time.Sleep(50 * time.Millisecond)
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
	reading := make(chan struct{})
	go func() {
		close(reading)
		t.export()
	}()
	<-reading
	time.Sleep(10 * time.Millisecond)
	go t.insert("second")
}

func main() {
	serve.Run(func() { nightly("orders") })
}
