package main

import "lostwake.scenarios/internal/serve"

type message struct {
	to   string
	text string
}

type mailer struct{ sent []message }

func (m *mailer) deliver(outbox <-chan message) {
	for next := range outbox {
		m.sent = append(m.sent, next)
	}
}

func newsletter(readers []string) {
	outbox := make(chan message)
	defer close(outbox)
	go (&mailer{}).deliver(outbox)
	for _, reader := range readers {
		outbox <- message{to: reader, text: "November"}
	}
}

func main() {
	serve.Run(func() { newsletter([]string{"anna", "bo", "chen"}) })
}
