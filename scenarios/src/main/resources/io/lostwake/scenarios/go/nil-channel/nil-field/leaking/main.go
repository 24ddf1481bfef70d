//lostwake:cause nil-channel
//lostwake:title a constructor forgets to make the channel field, and the subscriber waits on nil
//lostwake:proof wait
//lostwake:reads endpoint

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
	return &subscription{symbol: symbol}
}

func (s *subscription) next() quote {
	q := <-s.quotes // lostwake:culprit
	s.last = &q
	return q
}

type market struct{ feeds int }

func (m *market) subscribe() {
	m.feeds++
	s := newSubscription("ACME")
	go s.next()
}

func main() {
	serve.Run((&market{}).subscribe)
}
