#pragma once

#include <optional>

#include "ui/widgets/field_editor.h"
#include "ui/widgets/reference_search.h"

class QCompleter;
class QLineEdit;
class QStandardItemModel;

namespace lx::ui {

/// Picks a row of another ledger: typing searches by word, code or pinyin initials; a list drops
/// down with what is found. RefOrText also keeps a text that is no row of the file.
class ReferenceEditor final : public FieldEditor
{
    Q_OBJECT
public:
    ReferenceEditor(AppContext& context, const Catalog& catalog, const FieldDef& field,
                    QWidget* parent);
    [[nodiscard]] Entry entry() const override;
    [[nodiscard]] QString typed() const override;
    void set_value(const Value& value, const QString& label) override;
    void set_read_only(bool read_only) override;
    void select_all() override;
    /// Empties the box after its choice was taken elsewhere.
    void clear();

Q_SIGNALS:
    /// A row was chosen.
    void chosen(qint64 id, const QString& label);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show_choices(const QString& text, const std::vector<ReferenceChoice>& choices, bool none);
    void choose(std::int64_t id, const QString& label);
    void resolve();

    const LedgerDef& m_target;
    QLineEdit* m_line = nullptr;
    QCompleter* m_completer = nullptr;
    QStandardItemModel* m_model = nullptr;
    ReferenceSearch* m_search = nullptr;
    std::optional<std::int64_t> m_id;
    QString m_label;        ///< text the line shows for m_id
    bool m_popup = false;   ///< the answer is to be dropped down
    bool m_resolve = false; ///< the keyboard has left: take the answer where it is the only one
    bool m_none = false;    ///< the ledger had no rows when it was last looked at
    bool m_closed = false;  ///< by Escape: nothing of the list is taken, but for a name in full
};

/// Several rows of another ledger, as tags that can be taken away, and a box that adds one. What
/// still stands in the box is not kept yet: that is an error.
class ReferenceListEditor final : public FieldEditor
{
    Q_OBJECT
public:
    ReferenceListEditor(AppContext& context, const Catalog& catalog, const FieldDef& field,
                        QWidget* parent);
    [[nodiscard]] Entry entry() const override;
    [[nodiscard]] QString typed() const override;
    void set_value(const Value& value, const QString& label) override;
    void set_read_only(bool read_only) override;

private:
    void add(std::int64_t id, const QString& label);
    void rebuild();

    struct Tag
    {
        std::int64_t id = 0;
        QString label;
    };
    AppContext& m_context;
    const Catalog& m_catalog;
    ReferenceEditor* m_box = nullptr;
    QWidget* m_tags = nullptr;
    std::vector<Tag> m_chosen;
    bool m_read_only = false;
};

} // namespace lx::ui
