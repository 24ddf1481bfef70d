package main

import "lostwake.scenarios/internal/serve"

type quote struct {
	symbol string
	price  int
}

type subscription struct {
	symbol string
	quotes chan quote
	last   *quote
}

func newSubscription(symbol string) *subscription {
	return &subscription{symbol: symbol, quotes: make(chan quote, 1)}
}

func (s *subscription) next() quote {
	q := <-s.quotes
	s.last = &q
	return q
}

type market struct{ feeds int }

func (m *market) subscribe() {
	m.feeds++
	s := newSubscription("ACME")
	go s.next()
	s.quotes <- quote{symbol: s.symbol, price: 42}
}

func main() {
	serve.Run((&market{}).subscribe)
}
