//lostwake:cause lock-cycle
//lostwake:title two transfers lock the same two accounts in opposite order
//lostwake:proof runtime
//lostwake:reads endpoint
//lostwake:strands 2

package main

import (
	"sync"
	"time"

	"lostwake.scenarios/internal/serve"
)

type account struct {
	owner   string
	mu      sync.Mutex
	balance int
	entries []string
}

// exchangeRate stands for the call to another service that makes the window between two locks wide.
func exchangeRate() int {
	time.Sleep(50 * time.Millisecond)
	return 1
}

func (a *account) pay(b *account, amount int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	rate := exchangeRate()
	b.mu.Lock() // lostwake:culprit
	defer b.mu.Unlock()
	a.balance -= amount
	b.balance += amount * rate
}

func settleDebts() {
	anna := &account{owner: "anna", balance: 100}
	bo := &account{owner: "bo", balance: 100}
	go anna.pay(bo, 10)
	go bo.pay(anna, 20)
}

func main() {
	serve.Run(settleDebts)
}
