//lostwake:expected a worker of a bulk indexer of Elasticsearch
//lostwake:expected the accept loop of an HTTP server
//lostwake:expected the node discovery of an Elasticsearch client

// A bulk indexer of the Elasticsearch client after one document.
package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"runtime/pprof"
	"strings"
	"time"

	"github.com/elastic/go-elasticsearch/v8"
	"github.com/elastic/go-elasticsearch/v8/esutil"
)

func main() {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Elastic-Product", "Elasticsearch")
		fmt.Fprintln(w, "{}")
	}))
	client, err := elasticsearch.NewClient(elasticsearch.Config{
		Addresses: []string{server.URL}, DiscoverNodesInterval: time.Hour,
	})
	check(err)
	indexer, err := esutil.NewBulkIndexer(esutil.BulkIndexerConfig{Client: client, Index: "orders"})
	check(err)
	check(indexer.Add(context.Background(), esutil.BulkIndexerItem{Action: "index", Body: strings.NewReader("{}")}))
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
