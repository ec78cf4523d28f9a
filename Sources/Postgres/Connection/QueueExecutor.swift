import Dispatch

/// Runs one actor's work on a dispatch queue of its own.
///
/// libpq blocks while the server works. On Swift's cooperative pool, with one thread per core, two such calls would
/// stop the whole program on a machine of two cores; a queue's thread is spare and may block.
final class QueueExecutor: SerialExecutor {
    let queue: DispatchQueue

    init(label: String) {
        self.queue = DispatchQueue(label: label)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let executor = self.asUnownedSerialExecutor()
        self.queue.async { job.runSynchronously(on: executor) }
    }

    /// Lets a handler of a dispatch source on the same queue touch the actor with `assumeIsolated`.
    func checkIsolated() {
        dispatchPrecondition(condition: .onQueue(self.queue))
    }
}
