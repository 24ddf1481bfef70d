//lostwake:cause no-sender
//lostwake:title the receiver wants a second value, and the sender neither sends nor closes
//lostwake:article 2.1.3
//lostwake:proof runtime
//lostwake:reads endpoint

package main

import "lostwake.scenarios/internal/serve"

func send(ch chan<- int) {
	ch <- 1
}

func receive(ch <-chan int) {
	<-ch
	<-ch // lostwake:culprit
}

func exchange() {
	ch := make(chan int)
	go send(ch)
	go receive(ch)
}

func main() {
	serve.Run(exchange)
}
