//lostwake:expected an idle connection of an HTTP server
//lostwake:expected the accept loop of an HTTP server
//lostwake:expected the flush timer of a buffered writer of zap
//lostwake:expected the log exporter of OpenTelemetry
//lostwake:expected the metrics reader of OpenTelemetry
//lostwake:expected the reader of a connection of an HTTP client
//lostwake:expected the reader of a pipe made by logrus
//lostwake:expected the span exporter of OpenTelemetry
//lostwake:expected the watch on the end of a zerolog diode
//lostwake:expected the writer of a connection of an HTTP client
//lostwake:expected the writer of a zerolog diode

// Logs, metrics and traces that have nothing to do.
package main

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"github.com/rs/zerolog"
	"github.com/rs/zerolog/diode"
	"github.com/sirupsen/logrus"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/sdk/log"
	"go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/trace"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
	"gopkg.in/natefinch/lumberjack.v2"

	"lostwake.io/libraries/service"
)

func main() {
	ctx := context.Background()
	directory, err := os.MkdirTemp("", "logs")
	service.Must(err)
	defer os.RemoveAll(directory)
	rolling := &lumberjack.Logger{Filename: filepath.Join(directory, "service.log")}
	buffered := &zapcore.BufferedWriteSyncer{WS: zapcore.AddSync(rolling)}
	zap.New(zapcore.NewCore(zapcore.NewJSONEncoder(zap.NewProductionEncoderConfig()), buffered, zap.InfoLevel)).Info("started")

	waiting := diode.NewWriter(io.Discard, 1000, 0, func(int) {})
	polling := diode.NewWriter(io.Discard, 1000, 10*time.Millisecond, func(int) {})
	logger := zerolog.New(zerolog.MultiLevelWriter(waiting, polling))
	logger.Info().Msg("started")

	logrus.SetOutput(io.Discard)
	lines := logrus.WithField("from", "http").Writer()
	io.WriteString(lines, "started\n")

	collector := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {}))
	spans, err := otlptracehttp.New(ctx, otlptracehttp.WithEndpointURL(collector.URL))
	service.Must(err)
	tracers := trace.NewTracerProvider(trace.WithBatcher(spans))
	_, span := tracers.Tracer("a").Start(ctx, "started")
	span.End()
	service.Must(tracers.ForceFlush(ctx))
	meters := metric.NewMeterProvider(metric.WithReader(metric.NewPeriodicReader(noMetrics{})))
	records := log.NewLoggerProvider(log.WithProcessor(log.NewBatchProcessor(noRecords{})))

	latency := prometheus.NewSummary(prometheus.SummaryOpts{Name: "latency", Objectives: map[float64]float64{0.5: 0.05}})
	prometheus.MustRegister(latency)
	latency.Observe(1)
	metrics := httptest.NewServer(promhttp.Handler())
	response, err := http.Get(metrics.URL)
	service.Must(err)
	io.Copy(io.Discard, response.Body)
	response.Body.Close()

	service.Show()
	tracers.Shutdown(ctx)
	meters.Shutdown(ctx)
	records.Shutdown(ctx)
	lines.Close()
	buffered.Stop()
}
