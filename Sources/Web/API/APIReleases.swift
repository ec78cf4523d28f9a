public import Domain
public import Identity
public import Publishing

/// What a gemeente's program reads of the releases handed to it. Every reading is logged, and every file that goes out counted for the
/// organisation that made it. May throw `ReleaseError` and `StorageError`.
public struct APIReleases: Sendable {
    /// Releases with a number below `before`, the newest first; at most so many.
    public var list: @Sendable (Visitor, Tenant, _ before: Int?, _ most: Int) async throws -> [ReleaseHead]
    /// nil when the gemeente has none of that number.
    public var release: @Sendable (Visitor, Tenant, Int) async throws -> ReleaseHead?
    /// The file of a table in the open form; nil when there is none of that name.
    public var file: @Sendable (Visitor, Tenant, Int, _ table: String) async throws -> String?

    public init(
        list: @escaping @Sendable (Visitor, Tenant, _ before: Int?, _ most: Int) async throws -> [ReleaseHead],
        release: @escaping @Sendable (Visitor, Tenant, Int) async throws -> ReleaseHead?,
        file: @escaping @Sendable (Visitor, Tenant, Int, _ table: String) async throws -> String?
    ) {
        self.list = list
        self.release = release
        self.file = file
    }
}
