/// The decisions about prescriptions: plain Java, tested in milliseconds.
@NullMarked
package org.carequeue.pharmacy.model;

import org.jspecify.annotations.NullMarked;
