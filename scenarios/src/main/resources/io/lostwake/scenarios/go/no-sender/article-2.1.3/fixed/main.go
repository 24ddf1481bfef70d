// The article prints this program as its leaking one. It does not leak: close lets the second receive return.

package main

import "lostwake.scenarios/internal/serve"

func send(ch chan<- int) {
	ch <- 1
	close(ch)
}

func receive(ch <-chan int) {
	<-ch
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
