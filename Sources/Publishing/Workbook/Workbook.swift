internal import CXLSX
internal import Domain
internal import Foundation
internal import Zip

/// An XLSX workbook in the making, with libxlsxwriter. Not `Sendable`: the library's book is for one thread at a time.
///
/// What is made of the same cells and the same day is the same byte for byte: the library dates its parts of the file fixedly, and
/// the time of making is given.
final class Workbook {
    enum Look: CaseIterable { case plain, header, day, wrapped }

    private var book: UnsafeMutablePointer<lxw_workbook>?
    /// Where the library writes it.
    private enum Place {
        case memory(FileHandle)
        case disk(NamelessFile)
    }

    private let place: Place
    private var looks: [Look: UnsafeMutablePointer<lxw_format>] = [:]

    /// `made`: seconds since 1970.
    init(title: String, publisher: String, made: Int) throws(WorkbookError) {
        let descriptor = kz_nameless_file()
        guard descriptor >= 0 else { throw WorkbookError(.failed, "er is geen geheugen voor een werkmap") }
        self.place = .memory(FileHandle(fileDescriptor: descriptor, closeOnDealloc: true))
        guard let book = workbook_new("/proc/self/fd/\(descriptor)") else { throw Self.unmade }
        self.book = book
        self.describe(book, title, publisher, made)
    }

    /// A workbook of any length on a disk: of each sheet no more than a row is in memory, so that its rows are written in order.
    init(long file: NamelessFile, title: String, publisher: String, made: Int) throws(WorkbookError) {
        self.place = .disk(file)
        var options = lxw_workbook_options()
        options.constant_memory = 1
        guard let book = workbook_new_opt(file.path, &options) else { throw Self.unmade }
        self.book = book
        self.describe(book, title, publisher, made)
    }

    private static let unmade = WorkbookError(.failed, "de werkmap kan niet worden gemaakt")

    private func describe(_ book: UnsafeMutablePointer<lxw_workbook>, _ title: String, _ publisher: String, _ made: Int) {
        for look in Look.allCases { self.looks[look] = Self.format(look, in: book) }
        title.withCString { title in
            publisher.withCString { publisher in
                var properties = lxw_doc_properties()
                properties.title = UnsafeMutablePointer(mutating: title)
                properties.company = UnsafeMutablePointer(mutating: publisher)
                properties.created = time_t(made)
                // The library keeps copies.
                _ = workbook_set_properties(book, &properties)
            }
        }
    }

    deinit { if let book = self.book { lxw_workbook_free(book) } }

    private static func format(
        _ look: Look, in book: UnsafeMutablePointer<lxw_workbook>
    ) -> UnsafeMutablePointer<lxw_format>? {
        guard look != .plain, let format = workbook_add_format(book) else { return nil }
        switch look {
        case .plain: break
        case .header:
            format_set_bold(format)
            format_set_bottom(format, 1)
        case .day: format_set_num_format(format, "dd-mm-yyyy")
        case .wrapped:
            format_set_text_wrap(format)
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        }
        return format
    }

    /// `widths` in characters, one per column.
    func sheet(_ name: String, widths: [Int]) throws(WorkbookError) -> WorkbookSheet {
        guard let book = self.book, let sheet = workbook_add_worksheet(book, name) else {
            throw WorkbookError(.failed, "het blad ‘\(name)’ kan niet worden gemaakt")
        }
        for (column, width) in widths.enumerated() {
            worksheet_set_column(sheet, UInt16(column), UInt16(column), Double(width), nil)
        }
        return WorkbookSheet(sheet: sheet, looks: self.looks)
    }

    /// The whole workbook; nothing of one on a disk. Nothing can be added afterwards.
    @discardableResult
    func finish() throws -> [UInt8] {
        guard let book = self.book else { return [] }
        self.book = nil
        // Frees the book, whatever comes of it.
        let outcome = workbook_close(book)
        guard outcome == LXW_NO_ERROR else { throw WorkbookError(outcome) }
        switch self.place {
        case .memory(let file):
            try file.seek(toOffset: 0)
            return Array(try file.readToEnd() ?? Data())
        case .disk(let file):
            try file.measure()
            return []
        }
    }
}

/// A sheet of a workbook. Lent to who fills it, as long as the workbook is not finished.
struct WorkbookSheet {
    fileprivate let sheet: UnsafeMutablePointer<lxw_worksheet>
    fileprivate let looks: [Workbook.Look: UnsafeMutablePointer<lxw_format>]

    /// The most rows a sheet has, the header included.
    static let mostRows = 1_048_576

    /// The first row stays in sight.
    func freezeHeader() { worksheet_freeze_panes(self.sheet, 1, 0) }

    func write(text: String, row: Int, column: Int, look: Workbook.Look = .plain) throws(WorkbookError) {
        // An empty text is no cell to the library.
        guard !text.isEmpty else { return }
        try self.check(worksheet_write_string(self.sheet, UInt32(row), UInt16(column), text, self.looks[look]))
    }

    /// Typed as a spreadsheet has it: a number is a number, a day a day, and a text never a formula.
    func write(_ cell: ListCell, row: Int, column: Int, look: Workbook.Look = .plain) throws(WorkbookError) {
        switch cell {
        case .empty: break
        case .text(let text), .code(let text): try self.write(text: text, row: row, column: column, look: look)
        case .yes: try self.write(text: cell.word(.excel), row: row, column: column, look: look)
        case .whole(let number): try self.write(number: Double(number), row: row, column: column)
        case .decimal(let number): try self.write(digits: MachineNumber.text(number), row: row, column: column)
        case .measure(let number): try self.write(digits: MachineNumber.text(number), row: row, column: column)
        case .day(let day):
            let (year, month, number) = (day.date.year, day.date.month, day.date.day)
            // The calendar of spreadsheets begins there.
            guard year >= 1900 else { return try self.write(text: day.dutch, row: row, column: column) }
            var date = lxw_datetime(
                year: CInt(year), month: CInt(month), day: CInt(number), hour: 0, min: 0, sec: 0)
            try self.check(worksheet_write_datetime(self.sheet, UInt32(row), UInt16(column), &date, self.looks[.day]))
        }
    }

    /// The digits of a CSV file, so that both files hold the same number.
    private func write(digits: String, row: Int, column: Int) throws(WorkbookError) {
        guard let number = Double(digits) else { return try self.write(text: digits, row: row, column: column) }
        try self.write(number: number, row: row, column: column)
    }

    private func write(number: Double, row: Int, column: Int) throws(WorkbookError) {
        try self.check(worksheet_write_number(self.sheet, UInt32(row), UInt16(column), number, nil))
    }

    private func check(_ outcome: lxw_error) throws(WorkbookError) {
        guard outcome == LXW_NO_ERROR else { throw WorkbookError(outcome) }
    }
}
