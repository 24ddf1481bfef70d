// An MQTT broker as its users embed it, with the profiles of net/http/pprof beside it.
package main

import (
	"log"
	"net/http"
	_ "net/http/pprof"
	"os"

	mqtt "github.com/mochi-mqtt/server/v2"
	"github.com/mochi-mqtt/server/v2/hooks/auth"
	"github.com/mochi-mqtt/server/v2/listeners"
)

func main() {
	clients, profiles := os.Args[1], os.Args[2]
	broker := mqtt.New(nil)
	if err := broker.AddHook(new(auth.AllowHook), nil); err != nil {
		log.Fatal(err)
	}
	listener := listeners.NewTCP(listeners.Config{ID: "clients", Address: clients})
	if err := broker.AddListener(listener); err != nil {
		log.Fatal(err)
	}
	if err := broker.Serve(); err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.ListenAndServe(profiles, nil))
}
