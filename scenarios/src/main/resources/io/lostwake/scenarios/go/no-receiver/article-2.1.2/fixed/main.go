package main

import "lostwake.scenarios/internal/serve"

func send(ch chan<- int) {
	ch <- 1
	ch <- 2
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
