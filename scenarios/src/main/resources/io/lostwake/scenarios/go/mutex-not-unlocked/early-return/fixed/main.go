package main

import (
	"errors"
	"sync"

	"lostwake.scenarios/internal/serve"
)

var errInsufficient = errors.New("insufficient funds")

type account struct {
	owner   string
	mu      sync.Mutex
	balance int
	entries []string
}

func (a *account) withdraw(amount int) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if amount > a.balance {
		return errInsufficient
	}
	a.balance -= amount
	return nil
}

func (a *account) note(entry string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.entries = append(a.entries, entry)
}

func pay(owner string, amount int) {
	a := &account{owner: owner, balance: 100}
	if err := a.withdraw(amount); err != nil {
		go a.note(err.Error())
	}
}

func main() {
	serve.Run(func() { pay("anna", 250) })
}
