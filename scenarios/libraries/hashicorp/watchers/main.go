//lostwake:expected a blocking query of a Consul watch
//lostwake:expected an idle connection of an HTTP server
//lostwake:expected the accept loop of an HTTP server
//lostwake:expected the lifetime watcher of a Vault secret
//lostwake:expected the reader of a connection of an HTTP client
//lostwake:expected the watch on a client while its handler runs
//lostwake:expected the writer of a connection of an HTTP client
//lostwake:unclear main.consul

// A watch plan of Consul and the lifetime watcher of a Vault token, on stubs of their APIs, at rest.
package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"github.com/hashicorp/consul/api/watch"
	vault "github.com/hashicorp/vault/api"
)

// consul answers the first query at once and keeps the next ones, as a blocking query does.
func consul(w http.ResponseWriter, r *http.Request) {
	if r.URL.Query().Get("index") != "" {
		<-r.Context().Done()
		return
	}
	w.Header().Set("X-Consul-Index", "7")
	fmt.Fprintln(w, `[{"Key":"key","Value":"dmFsdWU="}]`)
}

func renewal(w http.ResponseWriter, _ *http.Request) {
	fmt.Fprintln(w, `{"auth":{"client_token":"token","renewable":true,"lease_duration":3600}}`)
}

func main() {
	server := httptest.NewServer(http.HandlerFunc(consul))
	plan, err := watch.Parse(map[string]any{"type": "key", "key": "key"})
	check(err)
	plan.Handler = func(uint64, any) {}
	plan.LogOutput = io.Discard
	go plan.Run(server.Listener.Addr().String())

	config := vault.DefaultConfig()
	config.Address = httptest.NewServer(http.HandlerFunc(renewal)).URL
	client, err := vault.NewClient(config)
	check(err)
	watcher, err := client.NewLifetimeWatcher(&vault.LifetimeWatcherInput{
		Secret: &vault.Secret{Auth: &vault.SecretAuth{ClientToken: "token", Renewable: true, LeaseDuration: 3600}},
	})
	check(err)
	go watcher.Start()
	<-watcher.RenewCh()
	dump()
}

// dump writes what every goroutine does at rest.
func dump() {
	time.Sleep(2 * time.Second)
	runtime.GC()
	if err := pprof.Lookup("goroutine").WriteTo(os.Stdout, 2); err != nil {
		log.Fatal(err)
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
