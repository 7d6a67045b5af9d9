package org.todoku.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.quickaccess.IQuickAccessComputerExtension;
import org.eclipse.ui.quickaccess.QuickAccessElement;
import org.todoku.core.Update;
import org.todoku.core.query.SearchHit;
import org.todoku.core.query.SearchResult;
import org.todoku.core.query.Term;
import org.todoku.core.query.UpdateQuery;
import org.todoku.ui.Session;

/** Finds updates by KB, GUID,
        CVE or title in the field "Find Actions"; choosing one asks why it is or is not there. Not on the UI thread. */
public final class QuickUpdates implements IQuickAccessComputerExtension {

	/** Fewer letters find most updates and help nobody. */
	private static final int SHORTEST = 3;
	private static final int MOST = 12;
	private static final QuickAccessElement[] NONE = {};

	@Override
	public QuickAccessElement[] computeElements() {
		return NONE;
	}

	@Override
	public QuickAccessElement[] computeElements(String typed, IProgressMonitor monitor) {
		String text = typed.strip();
		if (text.length() < SHORTEST || monitor.isCanceled()) {
			return NONE;
		}
		UpdateQuery query = UpdateQuery.parse(text);
		if (query.isEmpty()) {
			return NONE;
		}
		Session session = Session.current();
		SearchResult found = session.view().search(query, MOST);
		List<QuickAccessElement> elements = new ArrayList<>();
		if (query.terms().size() == 1 && query.terms().get(0) instanceof Term.Kb kb && found.total() > 1) {
			String label = NLS.bind(Messages.Quick_kb, kb.digits(), session.reader().shown(found.total()));
			elements.add(new QuickElement("kb " + kb.digits(), label, label + ' ' + text, asking -> asking.ask(query)));
		}
		found.hits().stream().map(SearchHit::update).map(update -> element(update, text, session.reader().locale())).forEach(elements::add);
		return elements.toArray(NONE);
	}

	private static QuickAccessElement element(Update update, String typed, Locale locale) {
		String kb = update.kbArticles().isEmpty() ? "" : NLS.bind(Messages.Quick_kbFirst, update.kbArticles().get(0)) + " – ";
		String label = kb + update.title(locale).replaceAll("\\p{Cntrl}", " ");
		// the search has matched it already, by another language or a product perhaps
		String match = label + ' ' + typed;
		return new QuickElement("update " + update.id(), label, match,
				session -> session.ask(UpdateQuery.of(List.of(new Term.Guid(update.id())))));
	}

	@Override
	public void resetState() {
		// nothing is kept
	}

	@Override
	public boolean needsRefresh() {
		return true;
	}
}
