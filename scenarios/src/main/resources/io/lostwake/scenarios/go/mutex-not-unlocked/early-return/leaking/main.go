//lostwake:cause mutex-not-unlocked
//lostwake:title an error path returns without the unlock, and the next caller waits
//lostwake:proof runtime
//lostwake:reads endpoint

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
	if amount > a.balance {
		return errInsufficient
	}
	a.balance -= amount
	a.mu.Unlock()
	return nil
}

func (a *account) note(entry string) {
	a.mu.Lock() // lostwake:culprit
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
