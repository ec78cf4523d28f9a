internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import NIOCore

/// A stored file as an answer: never opened by the browser as a page of ours, whatever is in it.
enum EvidenceDownload {
    static func response(_ file: StoredEvidence) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: file.contentType, .contentDisposition: FigureFiles.disposition(file.name),
                .cacheControl: "private, no-store", .contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'; sandbox",
            ],
            // Its length is said first, so that a download that breaks off cannot pass for a whole one.
            body: ResponseBody(contentLength: file.bytes) { writer in
                var sent = 0
                var place = 0
                while let piece = try await file.piece(place) {
                    sent += piece.count
                    try await writer.write(ByteBuffer(bytes: piece))
                    place += 1
                }
                guard sent == file.bytes else { throw BrokenOff() }
                try await writer.finish(nil)
            })
    }

    /// The bytes went away while they were sent; the connection is cut.
    private struct BrokenOff: Error {}
}
