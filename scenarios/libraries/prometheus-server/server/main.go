//lostwake:expected a provider of service discovery
//lostwake:expected a rule group between two evaluations
//lostwake:expected a sender of remote write
//lostwake:expected a target between two scrapes
//lostwake:expected an idle connection of an HTTP server
//lostwake:expected the Alertmanagers of a Prometheus server
//lostwake:expected the accept loop of an HTTP server
//lostwake:expected the alert queue for an Alertmanager
//lostwake:expected the compaction timer of a Prometheus database
//lostwake:expected the event reader of a file watcher
//lostwake:expected the file discovery of a Prometheus server
//lostwake:expected the log of remote write
//lostwake:expected the log reader of remote write
//lostwake:expected the metadata of remote write
//lostwake:expected the number of senders of remote write
//lostwake:expected the reader of a connection of an HTTP client
//lostwake:expected the remote write of a Prometheus server
//lostwake:expected the rules of a Prometheus server
//lostwake:expected the scraping of a Prometheus server
//lostwake:expected the sender of service discovery
//lostwake:expected the service discovery of a Prometheus server
//lostwake:expected the target reloader of a Prometheus server
//lostwake:expected the write-ahead log of a Prometheus database
//lostwake:expected the writer of a connection of an HTTP client

// What a Prometheus server is made of: discovery, scraping, storage, rules, alerts and remote write, between two scrapes.
package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/common/model"
	"github.com/prometheus/prometheus/config"
	"github.com/prometheus/prometheus/discovery"
	_ "github.com/prometheus/prometheus/discovery/file"
	"github.com/prometheus/prometheus/notifier"
	"github.com/prometheus/prometheus/promql"
	"github.com/prometheus/prometheus/promql/parser"
	"github.com/prometheus/prometheus/rules"
	"github.com/prometheus/prometheus/scrape"
	"github.com/prometheus/prometheus/storage"
	"github.com/prometheus/prometheus/storage/remote"
	"github.com/prometheus/prometheus/tsdb"
)

const settings = `
global: {scrape_interval: 1s, evaluation_interval: 1s}
rule_files: [%q]
alerting:
  alertmanagers: [{static_configs: [{targets: [%q]}]}]
remote_write: [{url: "http://%s/write"}]
scrape_configs:
- job_name: fixed
  static_configs: [{targets: [%q, %q]}]
- job_name: files
  file_sd_configs: [{files: [%q]}]
`

const rule = `{groups: [{name: all, rules: [{record: a, expr: up}, {alert: Up, expr: up}]}]}`

type scraping struct{ manager *scrape.Manager }

func (s *scraping) Get() (*scrape.Manager, error) { return s.manager, nil }

func main() {
	directory, err := os.MkdirTemp("", "prometheus")
	check(err)
	defer os.RemoveAll(directory)
	target := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; version=0.0.4")
		fmt.Fprintln(w, "requests 1")
	})).Listener.Addr().String()
	check(os.WriteFile(filepath.Join(directory, "rules.yml"), []byte(rule), 0o600))
	check(os.WriteFile(filepath.Join(directory, "targets.json"), fmt.Appendf(nil, `[{"targets":[%q]}]`, target), 0o600))
	loaded, err := config.Load(fmt.Sprintf(settings, filepath.Join(directory, "rules.yml"), target, target, target, target,
		filepath.Join(directory, "targets.json")), slog.New(slog.NewTextHandler(io.Discard, nil)))
	check(err)

	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	quiet := slog.New(slog.NewTextHandler(io.Discard, nil))
	registry := prometheus.NewRegistry()
	database, err := tsdb.Open(filepath.Join(directory, "data"), quiet, registry, tsdb.DefaultOptions(), nil)
	check(err)
	scrapes := &scraping{}
	remotes := remote.NewStorage(quiet, registry, database.StartTime, filepath.Join(directory, "data"), time.Minute, scrapes, false)
	check(remotes.ApplyConfig(loaded))
	all := storage.NewFanout(quiet, database, remotes)
	scrapes.manager, err = scrape.NewManager(nil, quiet, nil, nil, all, registry)
	check(err)
	metrics, err := discovery.CreateAndRegisterSDMetrics(registry)
	check(err)
	toScrape := discovery.NewManager(ctx, quiet, registry, metrics, discovery.Name("scrape"))
	toNotify := discovery.NewManager(ctx, quiet, registry, metrics, discovery.Name("notify"))
	notifying := notifier.NewManager(&notifier.Options{QueueCapacity: 10, Registerer: registry}, model.UTF8Validation, quiet)
	check(notifying.ApplyConfig(loaded))
	engine := promql.NewEngine(promql.EngineOpts{Logger: quiet, MaxSamples: 1000, Timeout: time.Minute})
	ruling := rules.NewManager(&rules.ManagerOptions{
		NameValidationScheme: model.UTF8Validation,
		QueryFunc:            rules.EngineQueryFunc(engine, all),
		NotifyFunc:           rules.SendAlerts(notifying, "http://localhost"),
		Context:              ctx, AppendableV2: all, Queryable: all, Logger: quiet, Registerer: registry,
		Parser: parser.NewParser(parser.Options{}),
	})
	check(ruling.Update(time.Second, []string{filepath.Join(directory, "rules.yml")}, loaded.GlobalConfig.ExternalLabels, "", nil))

	go toScrape.Run()
	go toNotify.Run()
	go ruling.Run()
	go scrapes.manager.Run(toScrape.SyncCh())
	go notifying.Run(toNotify.SyncCh())
	check(scrapes.manager.ApplyConfig(loaded))
	forScrape := map[string]discovery.Configs{}
	for _, job := range loaded.ScrapeConfigs {
		forScrape[job.JobName] = job.ServiceDiscoveryConfigs
	}
	check(toScrape.ApplyConfig(forScrape))
	forNotify := map[string]discovery.Configs{}
	for key, to := range loaded.AlertingConfig.AlertmanagerConfigs.ToMap() {
		forNotify[key] = to.ServiceDiscoveryConfigs
	}
	check(toNotify.ApplyConfig(forNotify))
	time.Sleep(8 * time.Second)
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
