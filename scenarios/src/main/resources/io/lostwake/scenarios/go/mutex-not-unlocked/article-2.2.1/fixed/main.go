package main

import (
	"sync"

	"lostwake.scenarios/internal/serve"
)

var counter int
var mutex sync.Mutex

func count() {
	go func() {
		mutex.Lock()
		defer mutex.Unlock()
		counter++
	}()
}

func main() {
	count()
	serve.Settle()
	serve.Run(count)
}
