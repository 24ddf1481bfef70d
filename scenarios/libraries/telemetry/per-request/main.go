//lostwake:misused contract-not-kept | the log file cleaner of lumberjack | make one Logger per file
//lostwake:misused contract-not-kept | the flush timer of a buffered writer of zap | make one writer
//lostwake:misused resource-not-closed | the reader of a pipe made by logrus | close the writer
//lostwake:misused contract-not-kept | the metrics reader of OpenTelemetry | make one provider

// Writers, loggers and providers for every request, none of which is closed.
package main

import (
	"io"
	"os"
	"path/filepath"

	"github.com/sirupsen/logrus"
	"go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
	"go.uber.org/zap/zapcore"
	"gopkg.in/natefinch/lumberjack.v2"

	"lostwake.io/libraries/service"
)

func main() {
	directory, err := os.MkdirTemp("", "logs")
	service.Must(err)
	defer os.RemoveAll(directory)
	service.Requests(60, func() {
		rolling := &lumberjack.Logger{Filename: filepath.Join(directory, "service.log"), MaxBackups: 1}
		io.WriteString(rolling, "started\n")
		rolling.Close()
	})
	kept := make([]io.Writer, 0, 60)
	service.Requests(60, func() {
		logrus.SetOutput(io.Discard)
		kept = append(kept, logrus.WithField("from", "http").Writer())
	})
	service.Requests(60, func() {
		trace.NewTracerProvider(trace.WithBatcher(tracetest.NewInMemoryExporter()))
	})
	service.Requests(60, func() {
		metric.NewMeterProvider(metric.WithReader(metric.NewPeriodicReader(noMetrics{})))
	})
	service.Requests(60, func() {
		buffered := &zapcore.BufferedWriteSyncer{WS: zapcore.AddSync(io.Discard)}
		buffered.Write([]byte("started\n"))
	})
	service.Show()
	kept[0].Write([]byte("ended\n"))
}
