#pragma once

#include <QString>
#include <QTemporaryDir>

namespace lx::test {

/// A copy of the program's definitions with everything added that CONTRIBUTING.md shows how to add.
/// While it lives the program reads that copy in the place of its own. Made once, before anything
/// was read. The blocks of CONTRIBUTING say where they belong:
///   ```json in resources/ledgers/unit.json, fields, above note   an entry more of a list in a file
///   ```json new resources/reports/canteens.json                  a file
///   ```sql new core/store/migrations/NNNN_canteen.sql            a file; NNNN is the next number
class Additions
{
public:
    Additions();
    ~Additions();
    Additions(const Additions&) = delete;
    Additions& operator=(const Additions&) = delete;

    /// What went wrong; "" where the copy is in use.
    [[nodiscard]] const QString& problem() const { return m_problem; }
    /// How many blocks were added.
    [[nodiscard]] int count() const { return m_count; }
    /// Where the copy of a file of the source tree lies.
    [[nodiscard]] QString path(const QString& file) const { return m_folder.filePath(file); }

private:
    bool copy(const QString& folder);
    bool add_all();
    bool add(const QString& place, const QString& text);
    bool use();

    QTemporaryDir m_folder;
    QString m_problem;
    int m_count = 0;
};

/// The one of this program.
[[nodiscard]] const Additions& additions();

} // namespace lx::test
