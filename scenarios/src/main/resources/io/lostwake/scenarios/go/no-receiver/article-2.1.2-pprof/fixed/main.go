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

	for i := 0; i < 100; i++ {
		go send(ch)
	}

	serve.Settle()

	for i := 0; i < 100; i++ {
		go receive(ch)
	}
}

func main() {
	serve.Run(exchange)
}
