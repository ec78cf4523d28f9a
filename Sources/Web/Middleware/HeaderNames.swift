internal import HTTPTypes

extension HTTPField.Name {
    private static func checked(_ name: String) -> HTTPField.Name {
        guard let field = HTTPField.Name(name) else { preconditionFailure("‘\(name)’ is a constant and a valid field name") }
        return field
    }

    static let secFetchSite = checked("Sec-Fetch-Site")
    static let referrerPolicy = checked("Referrer-Policy")
    static let permissionsPolicy = checked("Permissions-Policy")
    static let frameOptions = checked("X-Frame-Options")
    static let openerPolicy = checked("Cross-Origin-Opener-Policy")
    static let resourcePolicy = checked("Cross-Origin-Resource-Policy")
    static let clearSiteData = checked("Clear-Site-Data")
    /// Tells a proxy to pass on at once what comes.
    static let accelBuffering = checked("X-Accel-Buffering")
    static let link = checked("Link")
    /// RFC 9530: of the bytes as they travel.
    static let reprDigest = checked("Repr-Digest")
    /// Of the bytes before they were compressed for the way (draft-ietf-httpbis-unencoded-digest).
    static let unencodedDigest = checked("Unencoded-Digest")
    /// How many rows a file has, without its header.
    static let rows = checked("X-Rijen")
    static let requestID = checked("X-Request-Id")
    static let apiVersion = checked("API-Version")
    static let rateLimitLimit = checked("RateLimit-Limit")
    static let rateLimitRemaining = checked("RateLimit-Remaining")
    static let rateLimitReset = checked("RateLimit-Reset")
    static let allowOrigin = checked("Access-Control-Allow-Origin")
    /// Between our middleware and the compressor in the channel; never leaves the server.
    static let mayCompress = checked("X-Kraamzicht-Compress")
}
