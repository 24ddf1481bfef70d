package main

import (
	"errors"

	"lostwake.scenarios/internal/serve"
)

type invoice struct {
	number string
	cents  int
}

type billing struct{ issued int }

func (b *billing) render(number string, invoices chan<- invoice) {
	invoices <- invoice{number: number, cents: 1999}
}

func (b *billing) authorize(customer string) error {
	return errors.New("payment required: " + customer)
}

func (b *billing) checkout(customer string) (invoice, error) {
	invoices := make(chan invoice, 1)
	go b.render("2026-0017", invoices)
	if err := b.authorize(customer); err != nil {
		return invoice{}, err
	}
	b.issued++
	return <-invoices, nil
}

func main() {
	b := &billing{}
	serve.Run(func() { b.checkout("anna") })
}
