//lostwake:cause nil-channel
//lostwake:title a channel that was declared and never made blocks its sender and its receiver
//lostwake:article 2.1.1
//lostwake:proof wait
//lostwake:reads endpoint
//lostwake:strands 2

package main

import "lostwake.scenarios/internal/serve"

func send(ch chan<- int) {
	ch <- 1 // lostwake:culprit
	ch <- 2
}

func receive(ch <-chan int) {
	<-ch // lostwake:culprit
	<-ch
}

func exchange() {
	var ch chan int
	go send(ch)
	go receive(ch)
}

func main() {
	serve.Run(exchange)
}
