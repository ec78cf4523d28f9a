/// A column that names a row of another file, by the same column name.
struct FileReference: Sendable {
    let column: String
    /// The file kind referred to; its key has the column's name.
    let target: String

    init(_ column: String, to target: String) {
        self.column = column
        self.target = target
    }
}
