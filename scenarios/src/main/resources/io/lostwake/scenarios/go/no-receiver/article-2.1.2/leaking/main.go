//lostwake:cause no-receiver
//lostwake:title the sender sends two values and the receiver takes one
//lostwake:article 2.1.2
//lostwake:proof runtime
//lostwake:reads endpoint

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
	go send(ch)
	go receive(ch)
}

func main() {
	serve.Run(exchange)
}
