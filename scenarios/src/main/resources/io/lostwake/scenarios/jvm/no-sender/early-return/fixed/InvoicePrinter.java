package scenario;

import internal.Serve;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;

public final class InvoicePrinter {
  record Invoice(String customer, int cents) {}

  private static final Invoice END = new Invoice("", 0);

  private final ThreadFactory threads;

  InvoicePrinter(ThreadFactory threads) {
    this.threads = threads;
  }

  boolean print(List<Invoice> invoices) {
    BlockingQueue<Invoice> pages = new LinkedBlockingQueue<>();
    threads.newThread(() -> feed(pages)).start();
    try {
      for (Invoice invoice : invoices) {
        if (invoice.cents() < 0) {
          return false;
        }
        pages.add(invoice);
      }
      return true;
    } finally {
      pages.add(END);
    }
  }

  private static void feed(BlockingQueue<Invoice> pages) {
    try {
      Invoice invoice = pages.take();
      while (invoice != END) {
        invoice = pages.take();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    InvoicePrinter printer = new InvoicePrinter(serve.threads());
    List<Invoice> invoices = List.of(new Invoice("anna", 1250), new Invoice("bo", -300));
    serve.run(() -> printer.print(invoices));
  }
}
