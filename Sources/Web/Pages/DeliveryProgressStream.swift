internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Ingest
internal import NIOCore
internal import ServiceLifecycle
internal import Synchronization

/// `GET /o/{org}/leveringen/werk/{id}/voortgang`: the steps of work on uploaded files as server-sent events, each told once:
/// `voortgang` with what the page shows, and `einde` when the work has ended; `vol` when there are too many listeners.
///
/// A browser that comes back hears at once how far it is: there is nothing to catch up on. When it goes, the next write fails
/// and ends the stream; a beat every few seconds sees to it that there is a next write.
struct DeliveryProgressStream {
    /// One step, as the script of the page reads it.
    struct Step: Encodable, Hashable {
        let zin: String
        /// The file the step is about; nil when it is about none.
        let bestand: String?
        /// How far that file is.
        let stand: String?
    }

    /// A browser has six connections to a server: streams of forgotten tabs may not take them all.
    static let most = 4
    private static let look = Duration.milliseconds(250)
    /// Looks between two beats: five seconds.
    private static let beat = 20
    /// Looks after which the browser connects anew, so that a session that ended does not go on listening: five minutes.
    private static let life = 1200

    private let open = OpenStreams()

    func response(of upload: UploadedDelivery, on desk: DeliveryDesk) -> Response {
        let open = self.open
        return Response(
            status: .ok,
            headers: [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store", .accelBuffering: "no"],
            body: ResponseBody { writer in
                if open.begin(upload.id) {
                    defer { open.end(upload.id) }
                    try await Self.write(upload, desk) { try await writer.write(ByteBuffer(string: $0)) }
                } else {
                    try await writer.write(ByteBuffer(string: "event: vol\ndata:\n\n"))
                }
                try await writer.finish(nil)
            })
    }

    private static func write(
        _ upload: UploadedDelivery, _ desk: DeliveryDesk, _ write: (String) async throws -> Void
    ) async throws {
        try await write("retry: 1000\n\n")
        var told: Step?
        for look in 1...self.life {
            guard let status = await desk.status(of: upload) else {
                try await write("event: einde\ndata:\n\n")
                return
            }
            // The server waits for every answer before it stops: this one would wait for the work.
            if Task.isShuttingDownGracefully { return }
            let step = Step(status)
            if step != told {
                told = step
                let data = String(decoding: try JSONEncoder().encode(step), as: UTF8.self)
                try await write("event: voortgang\ndata: \(data)\n\n")
            } else if look.isMultiple(of: self.beat) {
                try await write(": \n\n")
            }
            try await Task.sleep(for: self.look)
        }
    }
}

extension DeliveryProgressStream.Step {
    init(_ status: DeliveryDesk.Status) {
        let (file, state): (String?, String?) =
            switch status.progress {
            case .inspecting(let file): (file, Text["delivery-progress.looking"])
            case .reading(let file, let rows): (file, Text["delivery-progress.rows", ["rows": DutchNumber.whole(rows)]])
            case .checking, .writing, .committing, nil: (nil, nil)
            }
        self.init(zin: status.sentence, bestand: file, stand: state)
    }
}

/// How many streams there are per upload.
private final class OpenStreams: Sendable {
    private let counts = Mutex<[String: Int]>([:])

    /// Whether one more may begin.
    func begin(_ id: String) -> Bool {
        self.counts.withLock { counts in
            guard counts[id, default: 0] < DeliveryProgressStream.most else { return false }
            counts[id, default: 0] += 1
            return true
        }
    }

    func end(_ id: String) {
        self.counts.withLock { counts in
            let left = (counts[id] ?? 1) - 1
            counts[id] = left > 0 ? left : nil
        }
    }
}
