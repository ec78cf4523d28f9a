internal import Hummingbird

/// The names and attributes of both cookies. Over HTTPS they carry the `__Host-` prefix, by which browsers refuse them from
/// a subdomain or an unencrypted page.
struct SessionCookies: Sendable {
    let isSecure: Bool

    /// The session's token.
    var session: String { self.isSecure ? "__Host-kraamzicht" : "kraamzicht" }
    /// The random value behind the sign-in form, before there is a session.
    var form: String { self.isSecure ? "__Host-kraamzicht-formulier" : "kraamzicht-formulier" }

    /// A cookie that lives as long as the browser; the session itself ends at the server.
    func set(_ name: String, to value: String, on response: inout Response) {
        response.setCookie(
            Cookie(name: name, value: value, path: "/", secure: self.isSecure, httpOnly: true, sameSite: .lax))
    }

    func clear(_ name: String, on response: inout Response) {
        response.setCookie(
            Cookie(name: name, value: "", maxAge: 0, path: "/", secure: self.isSecure, httpOnly: true, sameSite: .lax))
    }
}
