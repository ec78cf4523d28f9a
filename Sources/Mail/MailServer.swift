internal import CCurl
internal import Dispatch
internal import Foundation

/// A server that takes messages over SMTP.
public struct MailServer: Sendable {
    /// `smtp://host:port` or `smtps://host:port`, without who signs in.
    let url: String
    let user: String?
    let password: String?
    /// `Kraamzicht <kraamzicht@example.nl>` or an address alone.
    public let sender: String
    /// Whether the connection must be encrypted before anything is said: always when somebody signs in.
    let needsTLS: Bool

    /// `url`: `smtp://` or `smtps://`, with `name:password@` when the server asks for it. Throws ``MailError/Code/settings``.
    public init(url: String, sender: String) throws(MailError) {
        guard let parts = URLComponents(string: url), let host = parts.host, !host.isEmpty,
            parts.scheme == "smtp" || parts.scheme == "smtps"
        else { throw MailError(.settings, "‘\(url.prefix(60))’ is geen adres van een mailserver; schrijf smtp://server:587") }
        guard Self.address(in: sender) != nil else {
            throw MailError(
                .settings, "‘\(sender.prefix(60))’ is geen afzender; schrijf naam@voorbeeld.nl of Naam <naam@voorbeeld.nl>")
        }
        let port = parts.port.map { ":\($0)" } ?? ""
        self.url = "\(parts.scheme ?? "smtp")://\(host)\(port)"
        self.user = parts.percentEncodedUser?.removingPercentEncoding
        self.password = parts.percentEncodedPassword?.removingPercentEncoding
        self.sender = sender
        self.needsTLS = parts.scheme == "smtps" || self.user != nil
    }

    /// Hands over one message; returns when the server took it. Waits at most half a minute.
    ///
    /// Throws ``MailError/Code/refused`` with what the server, or the network, said.
    public func send(_ message: MailMessage) async throws(MailError) {
        let bytes = message.bytes(from: self.sender, at: Date(), id: UUID().uuidString.lowercased())
        let result: Result<Void, MailError> = await withCheckedContinuation { continuation in
            // libcurl waits for the network: away from Swift's own threads.
            DispatchQueue.global().async { continuation.resume(returning: self.hand(over: bytes, to: message.to)) }
        }
        try result.get()
    }

    private func hand(over bytes: [UInt8], to recipient: String) -> Result<Void, MailError> {
        guard let handle = curl_easy_init() else { return .failure(MailError(.refused, "libcurl geeft geen verbinding")) }
        defer { curl_easy_cleanup(handle) }
        let reading = Reading(bytes)
        let context = Unmanaged.passRetained(reading)
        defer { context.release() }
        let recipients = curl_slist_append(nil, "<\(Self.address(in: recipient) ?? recipient)>")
        defer { curl_slist_free_all(recipients) }
        var said = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
        let code = said.withUnsafeMutableBufferPointer { buffer in
            _ = kz_curl_text(handle, CURLOPT_ERRORBUFFER, buffer.baseAddress)
            _ = kz_curl_text(handle, CURLOPT_URL, self.url)
            _ = kz_curl_text(handle, CURLOPT_MAIL_FROM, "<\(Self.address(in: self.sender) ?? self.sender)>")
            _ = kz_curl_list(handle, CURLOPT_MAIL_RCPT, recipients)
            _ = kz_curl_number(handle, CURLOPT_UPLOAD, 1)
            _ = kz_curl_number(handle, CURLOPT_TIMEOUT, 30)
            _ = kz_curl_number(handle, CURLOPT_NOSIGNAL, 1)
            _ = kz_curl_number(
                handle, CURLOPT_USE_SSL, Int(self.needsTLS ? CURLUSESSL_ALL.rawValue : CURLUSESSL_TRY.rawValue))
            if let user = self.user { _ = kz_curl_text(handle, CURLOPT_USERNAME, user) }
            if let password = self.password { _ = kz_curl_text(handle, CURLOPT_PASSWORD, password) }
            _ = kz_curl_reader(
                handle,
                { target, size, count, context in
                    guard let target, let context else { return 0 }
                    return Unmanaged<Reading>.fromOpaque(context).takeUnretainedValue().next(size * count, into: target)
                }, context.toOpaque())
            return curl_easy_perform(handle)
        }
        guard code != CURLE_OK else { return .success(()) }
        let words = String(decoding: said.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let reason = words.isEmpty ? String(cString: curl_easy_strerror(code)) : words
        return .failure(MailError(.refused, "de mailserver \(self.url) nam het bericht niet aan: \(reason)"))
    }

    /// The address in `Naam <naam@voorbeeld.nl>`, or the text itself; nil when it is none.
    static func address(in text: String) -> String? {
        let inner = text.split(separator: "<").last.map { $0.split(separator: ">").first.map(String.init) ?? "" } ?? text
        let address = inner.trimmingCharacters(in: .whitespaces)
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), !address.contains(where: { $0.isWhitespace || $0.isNewline })
        else { return nil }
        return address
    }

    /// The bytes on their way to libcurl, which reads them piece by piece on one thread.
    private final class Reading {
        private var rest: ArraySlice<UInt8>

        init(_ bytes: [UInt8]) {
            self.rest = bytes[...]
        }

        func next(_ most: Int, into target: UnsafeMutablePointer<CChar>) -> Int {
            let part = self.rest.prefix(most)
            part.withUnsafeBytes { UnsafeMutableRawPointer(target).copyMemory(from: $0.baseAddress!, byteCount: part.count) }
            self.rest = self.rest.dropFirst(part.count)
            return part.count
        }
    }
}
