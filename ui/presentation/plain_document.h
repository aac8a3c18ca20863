#pragma once

#include <QTextDocument>
#include <QVariant>

namespace lx::ui {

/// What a document of ours gets for a picture, a style sheet or an address: nothing. (For pictures
/// an empty one: without any Qt would look for a file of that name itself.)
[[nodiscard]] QVariant nothing_loaded(int type);

/// A text document that loads nothing from the disk or from elsewhere, whatever its markup says.
class PlainDocument final : public QTextDocument
{
    Q_OBJECT
public:
    using QTextDocument::QTextDocument;

protected:
    QVariant loadResource(int type, const QUrl&) override { return nothing_loaded(type); }
};

} // namespace lx::ui
