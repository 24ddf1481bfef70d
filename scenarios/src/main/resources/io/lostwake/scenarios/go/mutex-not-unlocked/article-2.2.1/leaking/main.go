//lostwake:cause mutex-not-unlocked
//lostwake:title the first goroutine locks and never unlocks, every later one waits
//lostwake:article 2.2.1
//lostwake:proof none
//lostwake:reads endpoint

package main

import (
	"sync"

	"lostwake.scenarios/internal/serve"
)

var counter int
var mutex sync.Mutex

func count() {
	go func() {
		mutex.Lock() // lostwake:culprit
		// defer mutex.Unlock()
		counter++
	}()
}

func main() {
	// This one gets the lock and ends. Nothing is lost yet.
	count()
	serve.Settle()
	serve.Run(count)
}
