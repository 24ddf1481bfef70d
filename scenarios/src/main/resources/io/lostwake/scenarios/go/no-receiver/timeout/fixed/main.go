package main

import (
	"errors"
	"time"

	"lostwake.scenarios/internal/serve"
)

var errTimeout = errors.New("search took too long")

type searcher struct{ latency time.Duration }

func (s *searcher) query(words string) []string {
	time.Sleep(s.latency)
	return []string{words}
}

func (s *searcher) search(words string) ([]string, error) {
	results := make(chan []string, 1)
	go func() {
		results <- s.query(words)
	}()
	select {
	case found := <-results:
		return found, nil
	case <-time.After(time.Millisecond):
		return nil, errTimeout
	}
}

func main() {
	s := &searcher{latency: 40 * time.Millisecond}
	serve.Run(func() { s.search("winter boots") })
}
