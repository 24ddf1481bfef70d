//lostwake:cause no-receiver
//lostwake:title a hundred senders of two values each and a hundred receivers of one
//lostwake:article 2.1.2
//lostwake:proof runtime
//lostwake:reads endpoint
//lostwake:strands 100

package main

import "lostwake.scenarios/internal/serve"

func send(ch chan<- int) {
	ch <- 1
	ch <- 2 // lostwake:culprit
}

func receive(ch <-chan int) {
	<-ch
}

func exchange() {
	ch := make(chan int)

	for i := 0; i < 100; i++ {
		go send(ch)
	}

	// Every sender waits before the first receiver comes: then each receiver takes a first value,
	// and exactly a hundred senders are left with their second one.
	serve.Settle()

	for i := 0; i < 100; i++ {
		go receive(ch)
	}
}

func main() {
	serve.Run(exchange)
}
