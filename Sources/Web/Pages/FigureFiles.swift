internal import HTTPTypes
internal import Hummingbird
internal import Publishing

/// Turns an exported file, or the reason why there is none, into an answer.
enum FigureFiles {
    static func response(_ file: ExportedFile) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: file.contentType, .contentDisposition: self.disposition(file.name), .cacheControl: "no-store",
            ],
            body: self.body(file.content))
    }

    private static func body(_ content: ExportedFile.Content) -> ResponseBody {
        switch content {
        case .whole(let bytes): ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        case .pieces(let produce):
            ResponseBody { writer in
                try await produce { try await writer.write(ByteBuffer(bytes: $0)) }
                try await writer.finish(nil)
            }
        }
    }

    /// A file that cannot be made is never a file: status 400 and a sentence, as text or as problem+json (RFC 9457).
    static func response(_ problems: [FieldProblem], form: ExportForm) -> Response {
        let sentences = problems.map(\.sentence).joined(separator: " ")
        switch form {
        case .excel, .open:
            return Response(
                status: .badRequest, headers: [.contentType: "text/plain; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: sentences + "\n")))
        case .json:
            let text = #"{"status":400,"title":"Deze vraag is niet te beantwoorden","detail":\#(self.quoted(sentences))}"#
            return Response(
                status: .badRequest, headers: [.contentType: "application/problem+json"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: text + "\n")))
        }
    }

    /// A plain name for old programs and the whole name in UTF-8 (RFC 6266).
    static func disposition(_ name: String) -> String {
        let plain = String(
            name.unicodeScalars.map { $0.isASCII && $0.value >= 0x20 && $0 != "\"" && $0 != "\\" ? Character($0) : "_" })
        let encoded = AddressQuery.encoded(name).replacing("/", with: "%2F").replacing(":", with: "%3A").replacing(
            ",", with: "%2C")
        return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(encoded)"
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20:
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
